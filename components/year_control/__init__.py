"""The year whose partnerships are shown, by hand or played from the first to the last."""
