// Each test breaks something and watches the clock.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
