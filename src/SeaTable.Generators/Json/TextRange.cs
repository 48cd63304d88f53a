namespace SeaTable.Generators.Json;

/// <summary>Where something stands in the schema file.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">How many characters.</param>
internal readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Where a value stands; of an object or list only its bracket, so that nobody underlines half a file.</summary>
    public static TextRange Of(JsonNode node) =>
        new(node.Start, node.Kind is JsonKind.Object or JsonKind.Array ? 1 : node.Length);

    /// <summary>Whether a position is inside.</summary>
    public bool Contains(int position) => position >= Start && position < Start + Length;

    /// <summary>Where the name of a member stands.</summary>
    public static TextRange OfName(JsonMember member) => new(member.Start, member.Length);
}
