namespace SeaTable.Emulator;

/// <summary>A group's workspace on the emulated server, which all users see beside their own.</summary>
public sealed class EmulatorWorkspace
{
    /// <summary>Initializes a new instance of the <see cref="EmulatorWorkspace"/> class.</summary>
    /// <param name="name">The name of the group.</param>
    public EmulatorWorkspace(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>Gets the name of the group.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the names of bases that are listed in it. They are listed and no more: only the base that the emulator was started
    /// with and those that were added can be opened, and a call that names another one is refused as if that were not there.
    /// </summary>
    public IList<string> Bases { get; } = [];
}
