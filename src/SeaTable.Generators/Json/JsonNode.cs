using System;
using System.Collections.Generic;

namespace SeaTable.Generators.Json;

/// <summary>A JSON value and where it stands in its text.</summary>
internal sealed class JsonNode
{
    private static readonly IReadOnlyList<JsonMember> s_noMembers = [];
    private static readonly IReadOnlyList<JsonNode> s_noItems = [];

    public JsonNode(
        JsonKind kind,
        int start,
        int length,
        string? text = null,
        IReadOnlyList<JsonMember>? members = null,
        IReadOnlyList<JsonNode>? items = null,
        TextRange? damage = null)
    {
        Kind = kind;
        Start = start;
        Length = length;
        Text = text;
        Members = members ?? s_noMembers;
        Items = items ?? s_noItems;
        Damage = damage;
    }

    public JsonKind Kind { get; }

    /// <summary>Offset of the value's first character in the text.</summary>
    public int Start { get; }

    /// <summary>Length of the value in the text.</summary>
    public int Length { get; }

    /// <summary>The value of a string with its escapes resolved, or a number as it is written; otherwise null.</summary>
    public string? Text { get; }

    /// <summary>The members of an object in the order of the text. Empty where the object was checked only.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    /// <summary>The items of an array. Empty where the array was checked only.</summary>
    public IReadOnlyList<JsonNode> Items { get; }

    /// <summary>
    /// From the first to the last place in it, outside its parts, behind which something could not be read; null when all could.
    /// </summary>
    public TextRange? Damage { get; }

    /// <summary>Whether nothing stands in it, outside its parts, that could not be read.</summary>
    public bool IsWhole => Damage is null;

    /// <summary>The member of that name: the last one, as every JSON library has it, when there are several.</summary>
    public JsonMember? Member(string name)
    {
        for (var index = Members.Count - 1; index >= 0; index--)
        {
            if (string.Equals(Members[index].Name, name, StringComparison.Ordinal))
            {
                return Members[index];
            }
        }

        return null;
    }

    /// <summary>The value of the member of that name.</summary>
    public JsonNode? this[string name] => Member(name)?.Value;

    /// <summary>The value when this is a string, otherwise null.</summary>
    public string? AsString() => Kind == JsonKind.String ? Text : null;

    /// <summary>The kind in words, for messages.</summary>
    public string Describe() => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };
}
