using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Sql.Expressions;

namespace SeaTable.Emulator.Sql.Results;

/// <summary>A column of an answer.</summary>
/// <param name="Member">What its cells are called in the rows.</param>
/// <param name="Metadata">What the answer tells about it.</param>
/// <param name="Write">Writes its cell.</param>
internal sealed record ResultColumn(string Member, JsonObject Metadata, Action<Utf8JsonWriter, Scope> Write);
