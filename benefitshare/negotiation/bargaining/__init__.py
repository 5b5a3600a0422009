"""What could be agreed over some levers: frontier, zone, reference points, packages, curves."""
