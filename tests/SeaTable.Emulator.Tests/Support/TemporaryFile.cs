namespace SeaTable.Emulator.Tests.Support;

/// <summary>A file of its own for one test, deleted afterwards.</summary>
internal sealed class TemporaryFile(string ending) : IDisposable
{
    public string Path { get; } =
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"seatable-emulator-{Guid.NewGuid():N}{ending}");

    public void Dispose()
    {
        foreach (var path in new[] { Path, Path + "-wal", Path + "-shm" })
            File.Delete(path);
    }
}
