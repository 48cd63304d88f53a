using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Sockets;

/// <summary>Who follows one base: each is told of the operations of the others, in their order.</summary>
internal sealed class SocketRoom
{
    private readonly BaseTokens _tokens;
    private readonly HashSet<SocketSession> _members = [];

    public SocketRoom(EmulatedBase emulatedBase, BaseTokens tokens)
    {
        (Base, _tokens) = (emulatedBase, tokens);
        Base.History.Applied += Tell;
    }

    public EmulatedBase Base { get; }

    public BaseAccess Check(string? token) => _tokens.Check(token);

    /// <summary>Lets a connection follow the base from its version of now on, which is returned.</summary>
    public long Join(SocketSession session, string user)
    {
        lock (Base.Gate)
        {
            foreach (var member in _members)
                member.Send(Event(new JsonArray("join-room", user)));
            _members.Add(session);
            return Base.Schema.Version;
        }
    }

    public void Leave(SocketSession session)
    {
        lock (Base.Gate)
            _members.Remove(session);
    }

    /// <summary>Does a write that a client sent as one operation, and gives the version of the base since.</summary>
    public long Write(BaseAccess access, Action work, SentOperation sent)
    {
        lock (Base.Gate)
        {
            return Base.Write(
                access,
                () =>
                {
                    work();
                    return Base.Schema.Version;
                },
                sent);
        }
    }

    // Under the lock of the base.
    private void Tell(AppliedChanges changes)
    {
        foreach (var member in _members.Where(member => member != changes.Sender).ToList())
        {
            // What can't be told one by one: whoever connects again reads all anew.
            if (changes.IsAll)
            {
                member.Send("41");
                member.End();
                continue;
            }

            foreach (var operation in changes.Operations)
                member.Send(Event(new JsonArray("update-dtable", operation.Operation, operation.Version)));
        }
    }

    private static string Event(JsonArray items) => "42" + items.ToJsonString(JsonText.Options);
}
