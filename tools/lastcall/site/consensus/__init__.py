"""What pages show of a proposal's case: where it stands, by which rules, with every act and its evidence."""
