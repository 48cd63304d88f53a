namespace SeaTable.Emulator.Base;

/// <summary>Numbers that are others whenever a base may have changed, for whoever keeps or shows what was read of it.</summary>
internal sealed class BaseRevision
{
    /// <summary>Occurs when anything changed, before it is sure that it stays.</summary>
    public event Action? WasChanged;

    /// <summary>Gets the number for all of the base.</summary>
    public long Number { get; private set; }

    /// <summary>Gets the number for its schema.</summary>
    public long Schema { get; private set; }

    public void Advance(bool schema)
    {
        Number++;
        if (schema)
            Schema++;
        WasChanged?.Invoke();
    }
}
