// Tests share a broker, a server and the process's counters.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
