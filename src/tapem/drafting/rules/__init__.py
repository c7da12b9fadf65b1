"""Pure decisions of drafting: numbering, states, bindings, citations, digests, comparison."""
