"""The rehearsal platform: takes the program by RTMP on this computer and plays it in any browser on this computer."""
