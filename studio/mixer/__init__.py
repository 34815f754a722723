"""The real-time process: composes every canvas, mixes the sound, on time. Its compositor also draws the windows' views."""
