namespace SeaTable;

/// <summary>What goes wrong with an instance that was made for mocking.</summary>
internal static class Mocking
{
    /// <summary>The error of calling a member that the test has not replaced.</summary>
    internal static InvalidOperationException NotReplaced(object instance) => new(
        $"This {instance.GetType().Name} was made by the constructor for mocking, so it has no server to ask. " +
        "Replace the member that was called, or make it with options.");
}
