"""Runs of compiled programs on described machines, as IREE's local task system would run them.

`program` is what runs, `machine` what it runs on, `simulator` the way in; nothing here reads IR.
"""
