// Each test runs the whole platform.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
