using System.Collections.Generic;

namespace SeaTable.Generators.Naming;

/// <summary>Things that wanted the same name, or one that wanted a name which is taken.</summary>
/// <param name="Name">The name.</param>
/// <param name="Requests">Who wanted it, in the order of the file.</param>
/// <param name="TakenBy">What has the name already, in words, or null when the things are only in each other's way.</param>
internal sealed record Collision(string Name, IReadOnlyList<NameRequest> Requests, string? TakenBy);
