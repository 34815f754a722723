"""One launch, from arming to the last thing put back, in each shop that its product is listed in.

Its modules, in the order in which a launch comes to them:

    state          Launch and Step, as frozen values
    guards         what several commands refuse
    arming         the guards of arming, and what is said back before anything is on air
    allocation     how one number of units is shared by several shops
    commands       start, cancel, abort, extend, restock, repair
    phases         the state machine: which phase follows which, and when
    countdown      until zero: the shops are read, nothing is changed
    plans          the steps of an opening, a tranche, a repair, a closing
    steps          what a step is to a shop and to a person
    step_runner    runs them, though answers come late, twice or never
    opening        from zero until the sale is open and read back
    open_sale      tranches, sold out, on sale again, its end
    units          how many are left
    contradiction  what the shop says against an open sale
    closing        everything put back
    reducer        the launch after an event
"""
