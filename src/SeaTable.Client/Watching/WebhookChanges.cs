namespace SeaTable;

/// <summary>Makes changes of events of webhooks.</summary>
internal sealed class WebhookChanges(ClientSession session)
{
    /// <summary>An event is not older than a few pages of the log, unless it was held up for long.</summary>
    private const int MostPages = 5;

    private readonly IReadOnlyDictionary<string, IKnownTable> _known = session.KnownTables.ById();

    internal async Task<IReadOnlyList<SeaTableChange<SeaTableRow>>> ReadAsync(
        IReadOnlyList<SeaTableWebhookEvent> events, CancellationToken cancellationToken)
    {
        var changes = NewSet();
        var token = await session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        foreach (var one in events.Where(one => one.BaseUuid == token.BaseUuid))
        {
            var facts = new OperationFacts(one.By, one.At, IsRepeated: false);
            if (one.RowCount > 1 && one.Rows is [{ } named] && changes.IsWatched(named.TableId))
                await AddAllAsync(one, named, facts, changes, cancellationToken).ConfigureAwait(false);

            foreach (var row in one.Rows)
                Add(one.OperationType, row, facts, changes);
        }

        var told = new List<SeaTableChange<SeaTableRow>>();
        var teller = new ChangeTeller(session, _known, isWholeBase: true, isDeletionTold: false);
        await foreach (var change in teller.TellAsync(changes, cancellationToken).ConfigureAwait(false))
            told.Add(change.As<SeaTableRow>(""));

        return told;
    }

    private ChangeSet NewSet() => new(_known.Keys.ToHashSet(StringComparer.Ordinal));

    private static void Add(string type, WebhookRow row, OperationFacts facts, ChangeSet changes)
    {
        switch (type)
        {
            case "insert_row" or "insert_rows" or "create_row" or "append_rows":
                changes.AddRow(row.TableId, row.RowId, RowHints.Inserted, [], facts);
                break;
            case "delete_row" or "delete_rows":
                changes.AddRow(row.TableId, row.RowId, RowHints.Deleted, [], facts);
                break;
            case "modify_row" or "modify_rows":
                if (!row.IsSame)
                    changes.AddRow(row.TableId, row.RowId, RowHints.Updated, row.Columns, facts);

                break;
            case "add_link" or "remove_link" or "update_links" or "update_rows_links":
                changes.AddRow(row.TableId, row.RowId, RowHints.Linked, row.Columns, facts);
                break;
            case var _ when row.RowId.Length > 0:
                changes.AddRow(row.TableId, row.RowId, RowHints.Updated, null, facts, type);
                break;
            default:
                changes.AddUnknown(row.TableId, type, facts);
                break;
        }
    }

    /// <summary>Adds all rows of an event that names the first of them, by the operation in the log.</summary>
    private async Task AddAllAsync(
        SeaTableWebhookEvent one, WebhookRow named, OperationFacts facts, ChangeSet changes, CancellationToken cancellationToken)
    {
        var (log, reader) = (new OperationsLog(session), new OperationReader(_known));
        try
        {
            for (var page = 1; page <= MostPages; page++)
            {
                var operations = await log.ReadAsync(page, cancellationToken).ConfigureAwait(false);
                foreach (var operation in operations.Where(operation => operation.At == one.At))
                {
                    var found = NewSet();
                    reader.Read(operation.Json, facts, found);
                    if (!found.Has(named.TableId, named.RowId))
                        continue;

                    changes.Add(found);
                    return;
                }

                if (operations.Count == 0 || operations[^1].At < one.At)
                    break;
            }
        }
        catch (SeaTableApiException e) when (!e.IsTransient)
        {
            session.Settings.Log.LogClosed(OperationTelemetry.TypeOf(e));
        }

        changes.AddAnything(named.TableId, null, facts);
    }
}
