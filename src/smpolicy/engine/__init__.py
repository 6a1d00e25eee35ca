"""Pure: compile a policy, check subjects, settle waivers, decide, run rule tests."""
