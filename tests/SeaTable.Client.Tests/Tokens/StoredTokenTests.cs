using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>What a store of tokens is given: only who has the API token can read it, or write it so that it is taken.</summary>
public sealed class StoredTokenTests
{
    private const string Value = "a.b.c";

    private static readonly Uri s_server = new("https://seatable.example/");

    [Fact]
    public void What_is_stored_is_read_by_who_has_the_API_token_and_by_nobody_else()
    {
        var stored = Tokens().Encrypt(Token());

        var read = Encoding.UTF8.GetString(Tokens().Decrypt(stored)!);
        Assert.All([Value, "Base", s_server.AbsoluteUri], part => Assert.Contains(part, read, StringComparison.Ordinal));
        Assert.Null(Tokens(apiToken: "another").Decrypt(stored));
        Assert.Null(Tokens("https://other.example/").Decrypt(stored));
        Assert.DoesNotContain(Value, Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_server_and_API_token_has_a_name_of_its_own_that_stays()
    {
        string[] names = [Tokens().Key, Tokens("https://other.example/").Key, Tokens(apiToken: "another").Key];

        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal(Tokens().Key, Tokens().Key);
        Assert.DoesNotContain(names, name => name.Contains(CannedServer.ApiToken[..12], StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_same_token_is_never_stored_the_same_way_twice()
    {
        var token = Token();

        Assert.NotEqual(Tokens().Encrypt(token), Tokens().Encrypt(token));
    }

    [Fact]
    public void What_was_changed_cut_off_or_added_to_is_not_taken()
    {
        var stored = Tokens().Encrypt(Token());

        for (var index = 0; index < stored.Length; index++)
        {
            var changed = stored.ToArray();
            changed[index] ^= 1;
            Assert.Null(Tokens().Decrypt(changed));
            Assert.Null(Tokens().Decrypt(stored[..index]));
        }

        Assert.Null(Tokens().Decrypt([.. stored, 0]));
    }

    private static StoredTokens Tokens(string server = "https://seatable.example/", string apiToken = CannedServer.ApiToken) =>
        new(new Uri(server), new Secret(apiToken));

    private static BaseToken Token() => new(
        Value, new Secret(CannedServer.ApiToken), s_server, Guid.NewGuid(), "Base", default, DateTimeOffset.UnixEpoch);
}
