resource "kubernetes_deployment" "a" {
  spec {
    template {
      spec {
        container {
          image = "nginx:latest" # finding
        }
      }
    }
  }
}
#----
resource "kubernetes_pod" "a" {
  spec {
    container {
      image = "r.example:5000/ships/front" # finding
    }
  }
}
