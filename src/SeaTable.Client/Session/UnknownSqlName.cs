using SeaTable.Facts;

namespace SeaTable;

/// <summary>The server knows a statement's table or column by no such name. The statement was right when it was written, or was never checked.</summary>
internal static class UnknownSqlName
{
    internal static bool IsSaidBy(SeaTableApiException refusal) =>
        refusal is not SeaTablePermissionException && ServerMessages.IsUnknownName(refusal.ServerMessage);

    internal static SeaTableApiException Explained(SeaTableApiException refusal) => new(
        $"{refusal.Message} SQL names tables and columns as they are named now: it was renamed or deleted in the base, or is misspelt. Get the schema " +
        "file anew from the base and build again; the statement is then checked against it.",
        refusal.StatusCode, refusal.ServerMessage, refusal);
}
