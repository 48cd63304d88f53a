namespace SeaTable.Fuzz.Targets;

/// <summary>A parser, and what it promises of any input at all.</summary>
internal abstract class Target : IAsyncDisposable
{
    private static readonly Dictionary<string, Func<Task<Target>>> s_targets = new(StringComparer.Ordinal)
    {
        ["schema"] = () => Task.FromResult<Target>(new SchemaTarget()),
        ["sql"] = async () => await SqlTarget.OpenAsync().ConfigureAwait(false),
        ["formula"] = async () => await FormulaTarget.OpenAsync().ConfigureAwait(false),
        ["export"] = () => Task.FromResult<Target>(new ExportTarget()),
        ["answer"] = () => Task.FromResult<Target>(new AnswerTarget()),
    };

    public static IEnumerable<string> Names => s_targets.Keys;

    public static Task<Target> OpenAsync(string name) => s_targets[name]();

    public abstract string Name { get; }

    /// <summary>Gets the words of the language, which random bytes would take ages to spell.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Gives it an input.</summary>
    /// <exception cref="BrokenPromiseException">Something came out that must never.</exception>
    public abstract ValueTask TryAsync(byte[] input);

    public abstract ValueTask DisposeAsync();

    protected static void Promise(bool kept, string promise)
    {
        if (!kept)
            throw new BrokenPromiseException(promise);
    }
}

/// <summary>What must never come out of a parser came out of it.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
