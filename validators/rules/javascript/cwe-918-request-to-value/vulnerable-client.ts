@Controller("pictures")
export class Pictures {
  constructor(private readonly http: HttpService, private readonly httpClient: Client) {}

  @Get("proxy")
  async proxy(@Query("url") url: string, @Res() res: Response) {
    const found = await this.http.axiosRef.get(url, { responseType: "stream" }); // finding: address-from-request
    found.data.pipe(res);
  }

  @Get("head")
  async head(@Query("at") at: string) {
    return this.httpClient.head(at); // finding: address-from-request
  }

  @Post("send")
  async send(@Body() body: any) {
    return this.axiosClient.request({ url: body.url, method: "post" }); // finding: address-from-request
  }
}
