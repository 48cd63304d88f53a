namespace Worker;

/// <summary>
/// How far the watch has come, in a file. A fleet of workers, or one whose disk does not last, keeps that text in a database.
/// </summary>
internal sealed class KeptPosition(string path)
{
    /// <summary>The position; null at the first start.</summary>
    internal async Task<string?> ReadAsync(CancellationToken ct) =>
        File.Exists(path) && await File.ReadAllTextAsync(path, ct) is { Length: > 0 } position ? position : null;

    /// <summary>Writes a new file and puts it in the place of the old one: there is a whole one whenever it ends.</summary>
    internal async Task WriteAsync(string position, CancellationToken ct)
    {
        await File.WriteAllTextAsync(path + ".new", position, ct);
        File.Move(path + ".new", path, overwrite: true);
    }
}
