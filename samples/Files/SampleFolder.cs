using System.Security.Cryptography;

namespace Files;

/// <summary>A folder with files to upload, and a look whether a copy is the same.</summary>
internal static class SampleFolder
{
    internal static string Create(string folder)
    {
        foreach (var (name, size) in new[]
        {
            ("Difference engine/offer.pdf", 3_000_000),
            ("Difference engine/plan 1822 – überarbeitet.png", 900_000),
            ("Analytical engine/offer.pdf", 5_000_000),
        })
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(size));
        }

        return folder;
    }

    /// <summary>Compares what was downloaded with what was uploaded, byte by byte; the server may have numbered names.</summary>
    /// <exception cref="IOException">A file is missing, or another one.</exception>
    internal static void Compare(string folder, string copy)
    {
        var (originals, copies) = (Hashes(folder), Hashes(copy));
        if (!originals.SequenceEqual(copies))
            throw new IOException($"Of {originals.Count} files {copies.Intersect(originals).Count()} came back as they were.");

        Console.WriteLine($"{originals.Count} files came back as they were.");
    }

    private static List<string> Hashes(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path =>
            {
                using var content = File.OpenRead(path);
                return Convert.ToHexString(SHA256.HashData(content));
            })
            .Order(),
    ];
}
