using System.Text.Json;

namespace SeaTable;

public partial class SeaTableColumnOperations
{
    private const string OptionsPath = "column-options/";

    /// <summary>Adds options to a select column. Those of which it has the name already stay as they are.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The options may have been added all the
    /// same.</param>
    /// <returns>The options of these names, with their ids.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the base does not show the options so
    /// far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs three calls, as the answer tells no ids; one when all are there. See
    /// https://api.seatable.com/reference/addselectoptions.</remarks>
    public virtual async Task<IReadOnlyList<OptionMetadata>> AddOptionsAsync(
        TableReference table, ColumnReference column, IEnumerable<NewOption> options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wanted = options.ToList();
        var request = new ServerRequest(
            HttpMethod.Post, OptionsPath, $"adding options to the column {column} of table {table}");
        var now = await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        var found = now.Find(table);
        var changed = found.Find(column);
        var missing = wanted.Where(option => changed.FindOption(null, option.Name) is null)
            .DistinctBy(option => option.Name, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            request = request with
            {
                Body = OptionsBody(found, changed, json =>
                {
                    json.WriteStartArray("options"u8);
                    missing.ForEach(option => option.Write(json));
                    json.WriteEndArray();
                }),
            };
            await Calls.SendAsync(
                request, found.Name,
                after => ColumnIn(after, found, changed) is { } one
                    && missing.TrueForAll(option => one.FindOption(null, option.Name) is not null),
                cancellationToken).ConfigureAwait(false);
            now = await Calls.LookAgainAsync(cancellationToken).ConfigureAwait(false);
        }

        var current = ColumnIn(now, found, changed);
        return [.. wanted.Select(option => current?.FindOption(null, option.Name)).OfType<OptionMetadata>()];
    }

    /// <summary>Changes names and colours of options; cells that hold them show the new name.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="changes">The options, each with what is to change.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The options may have been changed all the
    /// same.</param>
    /// <returns>All options of the column as they are now.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table, column or option.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; changing them again is safe.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/updateselectoptions.</remarks>
    public virtual async Task<IReadOnlyList<OptionMetadata>> UpdateOptionsAsync(
        TableReference table, ColumnReference column, IEnumerable<OptionChange> changes,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var wanted = changes.ToList();
        var request = new ServerRequest(
            HttpMethod.Put, OptionsPath, $"changing options of the column {column} of table {table}");
        var (found, changed) = Find(await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false), table, column);
        request = Repeatable(found, changed, request) with
        {
            Body = OptionsBody(found, changed, json =>
            {
                json.WriteStartArray("options"u8);
                wanted.ForEach(change => change.Write(json, changed.Find(found, change.Option).Id));
                json.WriteEndArray();
                json.WriteBoolean("return_options"u8, true);
            }),
        };
        return await Calls.SendAsync<IReadOnlyList<OptionMetadata>>(
            request, found.Name,
            static answer => answer.Member("options") is { ValueKind: JsonValueKind.Array } list
                ? MetadataReader.List(list, MetadataReader.Option)
                : null,
            after => ColumnIn(after, found, changed) is { } one
                && wanted.TrueForAll(change => one.FindOption(changed.Find(found, change.Option).Id, "") is { } option
                    && (change.Name ?? option.Name) == option.Name && (change.Color ?? option.Color) == option.Color
                    && (change.TextColor ?? option.TextColor) == option.TextColor) ? one.Options : null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes options. Cells that hold them lose them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The options may have been deleted all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table, column or option; or, as the message says then,
    /// another option got a name at the same moment and was deleted.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the options are there so far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs three calls: since the API takes options by their names alone, those are read before, and the base is read again
    /// afterwards. See https://api.seatable.com/reference/deleteselectoptions.
    /// </remarks>
    public virtual Task DeleteOptionsAsync(
        TableReference table, ColumnReference column, IEnumerable<OptionReference> options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var references = options.ToList();
        (TableMetadata Table, ColumnMetadata Column, HashSet<string> Ids)? meant = null;
        return new NamedDeletion(Calls).DeleteAsync(
            new ServerRequest(HttpMethod.Delete, OptionsPath, $"deleting options of the column {column} of table {table}"),
            metadata =>
            {
                if (meant is null)
                {
                    var (found, changed) = Find(metadata, table, column);
                    meant = (found, changed, references.Select(option => changed.Find(found, option).Id).ToHashSet());
                }

                var ids = meant.Value.Ids;
                if (ColumnIn(metadata, meant.Value.Table, meant.Value.Column) is not { } now
                    || now.Options.Where(option => ids.Contains(option.Id)).ToList() is not { Count: > 0 } left)
                {
                    return null;
                }

                var owner = metadata.FindTable(meant.Value.Table.Id)!;
                ThrowIfNameIsAnothers(owner, now, left);
                return new NamedDeletion.Target(
                    owner.Name, OptionsPath,
                    OptionsBody(owner, now, json =>
                    {
                        json.WriteStartArray("option_names"u8);
                        left.ForEach(option => json.WriteStringValue(option.Name));
                        json.WriteEndArray();
                    }),
                    [.. now.Options.Where(option => !ids.Contains(option.Id)).Select(one => ("Option", one.Id, one.Name))]);
            },
            cancellationToken);
    }

    /// <summary>Makes the options of a column that can be chosen depend on what is chosen in another one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parent">The column that is chosen first.</param>
    /// <param name="child">The column whose options depend on it.</param>
    /// <param name="settings">For options of the first column those of the other that can be chosen then.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It may have been set all the same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table, column or option.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so it may be set or not; setting it again is
    /// safe.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/addselectoptioncascade.</remarks>
    public virtual async Task SetCascadeAsync(
        TableReference table, ColumnReference parent, ColumnReference child,
        IReadOnlyDictionary<OptionReference, IReadOnlyList<OptionReference>> settings,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var request = new ServerRequest(
            HttpMethod.Post, "column-cascade-settings/", $"letting column {child} depend on {parent} in table {table}");
        var (found, first) = Find(await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false), table, parent);
        var second = found.Find(child);
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_id"u8, found.Id);
                json.WriteString("parent_column"u8, first.Name);
                json.WriteString("child_column"u8, second.Name);
                json.WriteStartObject("cascade_settings"u8);
                foreach (var (option, children) in settings)
                {
                    json.WriteStartArray(first.Find(found, option).Name);
                    foreach (var one in children)
                        json.WriteStringValue(second.Find(found, one).Name);

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }),
        };
        await Calls.SendAsync(request, found.Name, _ => false, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfNameIsAnothers(TableMetadata table, ColumnMetadata column, List<OptionMetadata> deleted)
    {
        if (deleted.Find(option => column.Options.Any(other => other.Name == option.Name && !deleted.Contains(other))) is { } one)
        {
            throw new SeaTableSchemaException(
                $"Column '{column.Name}' of table '{table.Name}' has another option '{one.Name}', and the API deletes options " +
                "by their names: rename one of them first. Nothing was sent.",
                table.Name, column.Name);
        }
    }

    private static ReadOnlyMemory<byte> OptionsBody(
        TableMetadata table, ColumnMetadata column, Action<Utf8JsonWriter> write) => JsonBody.Write(json =>
        {
            json.WriteString("table_id"u8, table.Id);
            json.WriteString("column"u8, Reference(table, column));
            write(json);
        });

    private static (TableMetadata Table, ColumnMetadata Column) Find(
        BaseMetadata metadata, TableReference table, ColumnReference column)
    {
        var found = metadata.Find(table);
        return (found, found.Find(column));
    }

    private static ColumnMetadata? ColumnIn(BaseMetadata metadata, TableMetadata table, ColumnMetadata column) =>
        metadata.FindTable(table.Id)?.FindColumn(column.Key);
}
