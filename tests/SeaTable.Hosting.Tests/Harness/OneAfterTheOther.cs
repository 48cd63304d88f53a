// Listeners of spans and measurements hear the whole process, so tests beside each other would hear one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
