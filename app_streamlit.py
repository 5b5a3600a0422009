"""The doorway to the app: `streamlit run app_streamlit.py`, or `benefitshare app`."""

from benefitshare.webapp.main import main

main()
