"""Streamlit's floor: one widget and one line. No application made with it can be quicker than this."""

import streamlit as st

chosen = st.pills("Number", ["1", "2", "3"], default="1")
st.write(f"The number is {chosen}")
