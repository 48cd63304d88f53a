using SeaTable.Emulator.Options;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Base;

/// <summary>An operation as it goes into the log.</summary>
/// <param name="Json">The operation in SeaTable's own JSON.</param>
/// <param name="Event">What is told of the row that it changes; null when it changes none.</param>
internal sealed record OperationRecord(string Json, RowEvent? Event = null);

/// <summary>What webhooks and the activities of a row tell of an operation, but for who did it when.</summary>
/// <param name="Json">The event as JSON.</param>
/// <param name="RowIds">The row, or the two rows of a link.</param>
internal sealed record RowEvent(string Json, params IReadOnlyList<string> RowIds);

/// <summary>An operation that a client sent as such, and that others get as it came.</summary>
/// <param name="Sender">Who sent it, and need not be told of it.</param>
/// <param name="Json">The operation.</param>
internal sealed record SentOperation(object Sender, string Json);

/// <summary>What a write that is committed has changed.</summary>
/// <param name="Operations">The operations, in the order in which they were applied.</param>
/// <param name="IsAll">
/// Whether anything may have changed beside: the base was restored, or there were more operations than are kept.
/// </param>
/// <param name="Sender">Who sent the operation, when a client sent it as such.</param>
internal sealed record AppliedChanges(IReadOnlyList<LoggedOperation> Operations, bool IsAll = false, object? Sender = null);

/// <summary>
/// Logs what a write does in the write's own transaction, and tells of it when it is committed. All of it happens under the lock
/// of the base.
/// </summary>
internal sealed class OperationHistory(OperationLog log, TimeProvider clock)
{
    private readonly Queue<LoggedOperation> _pending = new();
    private long _pendingCharacters;
    private bool _isCut;
    private bool _changesSchema;
    private BaseAccess _author = BaseAccess.Nobody;
    private SentOperation? _sent;

    /// <summary>
    /// Occurs when a write is committed or the base is restored, in the order of the writes. Handlers run under the lock of the
    /// base and hold everybody up, so they note what is to be done and return.
    /// </summary>
    public event Action<AppliedChanges>? Applied;

    public OperationLog Log { get; } = log;

    /// <summary>Gets a number that is another one whenever the base may have changed, for who keeps what was read.</summary>
    public long Revision { get; private set; }

    /// <summary>Gets such a number for its schema.</summary>
    public long SchemaRevision { get; private set; }

    /// <summary>Begins a write.</summary>
    /// <param name="author">Who writes.</param>
    /// <param name="sent">The one operation that the write consists of, when a client sent it as such.</param>
    public void Begin(BaseAccess author, SentOperation? sent)
    {
        Discard();
        (_author, _sent) = (author, sent);
    }

    /// <summary>Determines whether the next operation is one of its own, and not a part of one that a client sent.</summary>
    public bool IsNext => _sent is null || _pending.Count == 0;

    /// <summary>Logs an operation.</summary>
    public void Add(long version, OperationRecord record)
    {
        // Structure has no app where a user changes it, rows have an empty one.
        var app = record.Event is null && _author.AppName.Length == 0 ? null : _author.AppName;
        var logged = Log.Add(
            new LoggedOperation(
                0, version, clock.GetUtcNow().ToUnixTimeMilliseconds(), _author.Signature, app, _sent?.Json ?? record.Json,
                record.Event?.Json),
            record.Event?.RowIds ?? []);
        _pending.Enqueue(logged);
        _pendingCharacters += logged.Operation.Length;
        while (_pendingCharacters > Limits.LoggedCharacters && _pending.Count > 1)
        {
            _pendingCharacters -= _pending.Dequeue().Operation.Length;
            _isCut = true;
        }
    }

    /// <summary>Notes whether an operation, or a part of it, changes the schema.</summary>
    public void Note(bool schema) => _changesSchema |= schema;

    /// <summary>Tells of the operations of the write, which is committed.</summary>
    public void Commit()
    {
        if (_pending.Count > 0)
            Announce(_changesSchema, new AppliedChanges([.. _pending], _isCut, _sent?.Sender));
        Discard();
    }

    /// <summary>Tells that anything may have changed.</summary>
    public void AnnounceAll() => Announce(schema: true, new AppliedChanges([], IsAll: true));

    /// <summary>Forgets the operations of a write that was undone.</summary>
    public void Discard()
    {
        _pending.Clear();
        (_pendingCharacters, _isCut, _changesSchema, _author, _sent) = (0, false, false, BaseAccess.Nobody, null);
    }

    private void Announce(bool schema, AppliedChanges changes)
    {
        Revision++;
        SchemaRevision += schema ? 1 : 0;
        Applied?.Invoke(changes);
    }
}
