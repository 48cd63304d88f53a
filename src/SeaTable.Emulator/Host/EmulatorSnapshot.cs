using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator;

/// <summary>A base as it was at a moment, kept in memory, that <see cref="EmulatorBase.Restore"/> brings back.</summary>
public sealed class EmulatorSnapshot : IDisposable
{
    private readonly string _baseUuid;
    private Database? _copy;

    internal EmulatorSnapshot(Database copy, string baseUuid) => (_copy, _baseUuid) = (copy, baseUuid);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        _copy?.Dispose();
        _copy = null;
    }

    internal bool IsOf(string baseUuid) => _baseUuid == baseUuid;

    internal Database Copy()
    {
        ObjectDisposedException.ThrowIf(_copy is null, this);
        return _copy;
    }
}
