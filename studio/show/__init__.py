"""The show and its rules, pure: values in, values out, time as an argument. Standard library and msgspec only."""
