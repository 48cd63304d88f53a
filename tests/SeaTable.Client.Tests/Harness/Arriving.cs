using System.Net;
using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>A server whose answers arrive in pieces, and may break off or stop in between.</summary>
internal sealed class Arriving : HttpMessageHandler
{
    private static readonly string s_metadata = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"));

    private int _calls;

    /// <summary>The body of each call's answer, by the call's number, beginning with 1.</summary>
    internal required Func<int, Pieces> Body { get; set; }

    internal string Metadata { get; set; } = s_metadata;

    /// <summary>How many calls there were but for the token and the metadata.</summary>
    internal int Calls => Volatile.Read(ref _calls);

    internal CrmBase Connect(Action<SeaTableOptions>? configure = null)
    {
        var options = new SeaTableOptions
        {
            Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken, Retry = Crm.OneTry(),
        };
        configure?.Invoke(options);
        return new CrmBase(options, new HttpClient(this));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = path.Contains("app-access-token", StringComparison.Ordinal)
                ? new StringContent("""{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""")
                : path.EndsWith("/metadata/", StringComparison.Ordinal) ? new StringContent(Metadata)
                : new StreamContent(Body(Interlocked.Increment(ref _calls))),
            RequestMessage = request,
        });
    }

    /// <summary>A body that arrives in pieces; its length is not known before.</summary>
    /// <param name="body">All of it.</param>
    /// <param name="next">How many bytes come at once, told how many came before.</param>
    internal sealed class Pieces(byte[] body, Func<int, int> next) : Stream
    {
        private int _position;

        internal Pieces(string body, Func<int, int> next)
            : this(Encoding.UTF8.GetBytes(body), next)
        {
        }

        /// <summary>Happens where more would come than the body has.</summary>
        internal Func<CancellationToken, ValueTask> AtEnd { get; init; } = _ => default;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_position == body.Length)
                await AtEnd(cancellationToken);

            var count = Math.Min(Math.Min(Math.Max(1, next(_position)), buffer.Length), body.Length - _position);
            body.AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
