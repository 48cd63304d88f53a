using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Reads lists that come page by page, the newest first. What is added meanwhile pushes the rest onto later pages, so what was
/// given already is passed over.
/// </summary>
/// <param name="calls">Sends the calls.</param>
internal sealed class NumberedPages(BaseCalls calls)
{
    /// <summary>How many are asked for at once, where servers take that.</summary>
    private const int Size = 100;

    /// <param name="path">The path, with the beginning of a query.</param>
    /// <param name="member">What the answer calls the list.</param>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <param name="read">Reads one of the list; null when it is odd.</param>
    /// <param name="id">Tells them apart.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async IAsyncEnumerable<T> ReadAsync<T>(
        string path, string member, string doing, Func<JsonElement, T?> read, Func<T, long> id,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var given = new HashSet<long>();
        long[] before = [];
        for (var page = 1; ; page++)
        {
            var request = new ServerRequest(
                HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{path}page={page}&per_page={Size}"), doing);
            var items = await calls.ReadAsync(
                request,
                answer => answer.Member(member) is { ValueKind: JsonValueKind.Array } list
                    ? MetadataReader.List(list.Clone(), read)
                    : null,
                cancellationToken).ConfigureAwait(false);

            // A server that knows no pages gives the same one again.
            var ids = items.Select(id).ToArray();
            if (ids.Length == 0 || ids.SequenceEqual(before))
                yield break;

            before = ids;
            foreach (var item in items)
            {
                if (given.Add(id(item)))
                    yield return item;
            }
        }
    }
}
