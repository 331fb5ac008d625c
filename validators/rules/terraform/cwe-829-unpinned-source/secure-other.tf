resource "kubernetes_deployment" "a" {
  spec {
    template {
      spec {
        container {
          image = "nginx:1.27.2" # evidence
        }
      }
    }
  }
}
