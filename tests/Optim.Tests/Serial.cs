// A checkpoint holds the state of Generator.Default, so no other test may draw from it meanwhile.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
