using StackExchange.Redis;

namespace SeaTable.Hosting;

/// <summary>
/// The window of a server's limit of calls, kept in Redis: how many calls it takes, how many were taken, and when it ends. Each
/// change is one script, which no other comes between; the clock is that of Redis, so those of the processes may differ.
/// </summary>
internal sealed class RedisWindow(RedisConnection redis)
{
    /// <summary>So many calls of a fleet go ahead while nobody knows the limit, to find it out.</summary>
    private const int Scouts = 20;

    /// <summary>Takes permits. Gives whether they were there, the milliseconds to wait, and whether the limit was told.</summary>
    private const string Take = """
        local time = redis.call('TIME')
        local now = time[1] * 1e3 + math.floor(time[2] / 1e3)
        local state = redis.call('HMGET', KEYS[1], 'used', 'limit', 'ends', 'guess', 'free')
        local used, limit, ends, guess = tonumber(state[1]) or 0, tonumber(state[2]), tonumber(state[3]), state[4]
        local permits = tonumber(ARGV[1])
        if state[5] then
            return {1, 0, 1}
        end
        if not limit then
            if used > 0 and used + permits > tonumber(ARGV[2]) then
                return {0, 100, 0}
            end
            redis.call('HINCRBY', KEYS[1], 'used', permits)
            if used == 0 then
                redis.call('PEXPIRE', KEYS[1], 60000)
            end
            return {1, 0, 0}
        end
        if now >= ends then
            used, ends, guess = 0, now + 60000, '1'
        end
        local told = guess == '1' and 0 or 1
        if used > 0 and used + permits > limit then
            return {0, ends - now, told}
        end
        redis.call('HSET', KEYS[1], 'used', used + permits, 'ends', ends, 'guess', guess)
        redis.call('PEXPIRE', KEYS[1], 3600000)
        return {1, 0, told}
        """;

    /// <summary>
    /// Takes what an answer told. Answers overtake each other, and calls under way are not counted in them, so within a window
    /// it only becomes less; those of one window may tell its end seconds apart.
    /// </summary>
    private const string Tell = """
        local time = redis.call('TIME')
        local now = time[1] * 1e3 + math.floor(time[2] / 1e3)
        local state = redis.call('HMGET', KEYS[1], 'used', 'limit', 'ends', 'guess')
        local used, ends = tonumber(state[1]) or 0, tonumber(state[3])
        local remaining, told = tonumber(ARGV[2]), now + tonumber(ARGV[3])
        local limit = tonumber(ARGV[1]) or tonumber(state[2]) or remaining
        if state[4] == '1' and told == now then
            return
        end
        if ends and told - ends >= 3000 then
            used, ends = 0, told
        end
        used = math.max(used, limit - remaining)
        if not ends or state[4] == '1' then
            ends = told
        end
        redis.call('HSET', KEYS[1], 'used', used, 'limit', limit, 'ends', ends, 'guess', '0')
        redis.call('HDEL', KEYS[1], 'free')
        redis.call('PEXPIRE', KEYS[1], 3600000)
        """;

    /// <summary>Takes that an answer told nothing: for a minute nothing is limited, unless the present window was told.</summary>
    private const string Forget = """
        local state = redis.call('HMGET', KEYS[1], 'limit', 'guess')
        if not state[1] or state[2] == '1' then
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'free', '1')
            redis.call('PEXPIRE', KEYS[1], 60000)
        end
        """;

    internal async Task<WindowAnswer> TakeAsync(string key, int permits)
    {
        var answer = (int[]?)await EvaluateAsync(key, Take, permits, Scouts).ConfigureAwait(false);
        return answer is [var isGranted, var wait, var isTold]
            ? new WindowAnswer(isGranted == 1, TimeSpan.FromMilliseconds(wait), isTold == 1)
            : throw new RedisException("The script gave something else than it does.");
    }

    internal Task TellAsync(string key, SeaTableRateLimit limit) => EvaluateAsync(
        key, Tell, limit.Limit is { } number ? number : RedisValue.EmptyString, limit.Remaining,
        (long)limit.ResetAfter.TotalMilliseconds);

    internal Task ForgetAsync(string key) => EvaluateAsync(key, Forget);

    private async Task<RedisResult> EvaluateAsync(string key, string script, params RedisValue[] arguments)
    {
        var database = (await redis.GetAsync().ConfigureAwait(false)).GetDatabase();

        // Without a connection commands would wait for one, for longer than the call that needs an answer has time.
        return database.IsConnected(key)
            ? await database.ScriptEvaluateAsync(script, [key], arguments).ConfigureAwait(false)
            : throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "There is no connection to Redis.");
    }
}

/// <summary>What became of taking permits.</summary>
/// <param name="IsGranted">Whether they were there.</param>
/// <param name="Wait">How long to wait before the next try.</param>
/// <param name="IsTold">Whether an answer told how many calls the present window takes.</param>
internal readonly record struct WindowAnswer(bool IsGranted, TimeSpan Wait, bool IsTold);
