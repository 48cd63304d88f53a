using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;
using SeaTable.Facts;

namespace SeaTable.Emulator.Errors;

/// <summary>The errors that are known from a server or its documentation. The others: <see cref="AssumedErrors"/>.</summary>
internal static class KnownErrors
{
    public static ApiException InvalidToken() => new(403, "invalid token");

    public static ApiException ApiTokenDenied() => new(403, "Permission denied.", messageMember: "error_msg");

    public static ApiException RowNotFound() => new(404, ServerMessages.RowNotFound);

    /// <summary>A row that a call about links names is not there.</summary>
    public static ApiException LinkedRowNotFound() => new(400, ServerMessages.LinkedRowNotFound, "row_not_exist");

    public static ApiException LinkExists() => new(400, ServerMessages.LinkExists, "link_inserted_exist");

    public static ApiException TooManyColumns() => new(400, "Exceed the columns limit", "exceed_columns_limit");

    public static ApiException ColumnDataInvalid(JsonNode data) =>
        new(400, $"column_data: {data.ToJsonString(JsonText.Options)} do not meet specifications.", "column_data_error");

    /// <summary>A statement that can't be run.</summary>
    public static ApiException Statement(string message) => new(400, message);

    public static ApiException InsertOnOrdinaryBase(string uuid) =>
        new(400, ServerMessages.InsertWithoutStorage(uuid));

    public static ApiException Internal() => new(500, "Internal Server Error", messageMember: "error_msg");
}
