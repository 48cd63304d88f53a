using System.Net;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Finds a link column of the schema in the base's metadata.</summary>
internal sealed class LinkBinding(ClientSession session, LinkSchema schema)
{
    /// <summary>
    /// The id that both ends of the link share. It may change when the column is made anew, so it is never taken from the schema
    /// file.
    /// </summary>
    internal async Task<string> LinkIdAsync(CancellationToken cancellationToken)
    {
        var metadata = await session.Metadata.GetAsync(cancellationToken).ConfigureAwait(false);
        if (LinkId(metadata) is { } known)
            return known;

        var table = await session.Tables.BindNewlyAsync(schema.Table, cancellationToken).ConfigureAwait(false);
        return LinkIdOf(table.Current) ?? throw NoLink(" Nothing was sent.", null);
    }

    /// <summary>The id as the base has it after the moment; when the base can't be asked, the refusal says enough.</summary>
    /// <exception cref="SeaTableSchemaException">The column is no link any more.</exception>
    internal async Task<string> CurrentLinkIdAsync(long moment, SeaTableApiException refusal, CancellationToken cancellationToken)
    {
        if (await session.Tables.FindAsync(schema.Table, moment, cancellationToken).ConfigureAwait(false) is not { } table)
            throw refusal;

        return LinkIdOf(table) ?? throw NoLink("", refusal);
    }

    private SeaTableSchemaException NoLink(string outcome, Exception? cause) => new(
        $"Column '{schema.Column}' (key {schema.ColumnKey}) of table '{schema.Table.Name}' is no link in the base any " +
        $"more.{outcome} {Help.UpdateSchemaFile}",
        schema.Table.Name, schema.Column, cause);

    private string? LinkId(BaseMetadata metadata) => metadata.FindTable(schema.Table.Id) is { } table ? LinkIdOf(table) : null;

    private string? LinkIdOf(TableMetadata table) =>
        table.FindColumn(schema.ColumnKey) is { Type: ColumnType.Link, Data: { } data } ? data.Text("link_id") : null;

    /// <summary>The column, as it follows what is done with its links.</summary>
    internal string Where => $" of column '{schema.Column}' of table '{schema.Table.Name}'";
}

/// <summary>What the server refuses about links.</summary>
internal static class LinkRefusal
{
    /// <summary>Whether the refusal may come from a column that is gone; the servers' words for that are not known.</summary>
    internal static bool MayMissColumn(SeaTableApiException refusal) =>
        refusal.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest
        && !IsExistingLink(refusal) && !IsMissingRow(refusal);

    /// <summary>Whether a row is not there, by what the server says.</summary>
    internal static bool IsMissingRow(SeaTableApiException refusal) =>
        refusal is not SeaTablePermissionException && ServerMessages.IsLinkedRowNotFound(refusal.ServerMessage);

    /// <summary>Whether a link that was to be made was there already, by what the server says.</summary>
    internal static bool IsExistingLink(SeaTableApiException refusal) =>
        refusal.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK && refusal is not SeaTablePermissionException
        && ServerMessages.IsExistingLink(refusal.ServerMessage);
}
