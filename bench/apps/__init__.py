"""The peers: small Streamlit applications that are measured in the same run as ours."""
