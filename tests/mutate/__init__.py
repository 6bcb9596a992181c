"""Puts one fault after another into the rooms that decide what readers see, and says which no test notices."""
