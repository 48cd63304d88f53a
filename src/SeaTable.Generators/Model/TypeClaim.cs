using SeaTable.Generators.Diagnostics;

namespace SeaTable.Generators.Model;

/// <summary>A type that the code of a schema file declares.</summary>
/// <param name="Name">Its name, without the namespace.</param>
/// <param name="Words">What it is, such as <c>the row class of table 'Contacts'</c>.</param>
/// <param name="Form">How it is declared.</param>
/// <param name="Path">The ids in <c>codegen.names</c> that give it another name; null when it is named after the client.</param>
/// <param name="Location">Where the name comes from.</param>
internal sealed record TypeClaim(string Name, string Words, TypeForm Form, string? Path, LocationInfo Location);
