namespace SeaTable.Emulator.Base;

/// <summary>Where a base comes from and is kept.</summary>
/// <param name="Path">A schema file, an export or a data file to start from.</param>
/// <param name="Name">The name of the base; null for the one that the file gives it.</param>
/// <param name="DataFile">The data file that it is kept in; null for in memory.</param>
/// <param name="Seed">What its keys and ids are chosen by; null for others each time.</param>
internal sealed record BaseSource(string Path, string? Name, string? DataFile, int? Seed);
