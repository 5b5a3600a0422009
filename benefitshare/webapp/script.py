"""What Streamlit runs when the app is started by `benefitshare app`."""

from benefitshare.webapp.main import main

main()
