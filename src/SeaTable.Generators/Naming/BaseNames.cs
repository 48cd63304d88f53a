using System.Collections.Generic;

namespace SeaTable.Generators.Naming;

/// <summary>All C# names of a base.</summary>
/// <param name="Namespace">The namespace; empty is the global one.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Client">The client class.</param>
/// <param name="Tables">The names of each table by its id.</param>
internal sealed record BaseNames(
    string Namespace,
    string Accessibility,
    string Client,
    IReadOnlyDictionary<string, TableNames> Tables)
{
    /// <summary>The class that registers the client.</summary>
    public string Services => Client + "ServiceCollectionExtensions";

    /// <summary>A type of the base with everything in front of it.</summary>
    public string Qualify(string type) => Keywords.Qualified(Namespace, type);
}
