namespace SeaTable.Client.Tests.Operations;

/// <summary>
/// The methods of the page of operations, each by its operation and its name: made ready, begun, and called with what the
/// requests of its case are written for.
/// </summary>
internal static partial class OperationCalls
{
    internal static IReadOnlyDictionary<string, Func<OperationRun, Task<object?>>> All { get; } =
        new[] { Base(), Rows(), Links(), Columns(), Tables(), People(), Files() }.SelectMany(group => group)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static Func<OperationRun, Task<object?>> Give<T>(Func<OperationRun, Task<T>> call) => async run =>
    {
        await run.BeginAsync();
        return await call(run);
    };

    private static Func<OperationRun, Task<object?>> Do(Func<OperationRun, Task> call) => async run =>
    {
        await run.BeginAsync();
        await call(run);
        return null;
    };

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);

        return list;
    }
}
