"""`python -m benefitshare`."""

from benefitshare.cli import main

if __name__ == "__main__":
    main()
