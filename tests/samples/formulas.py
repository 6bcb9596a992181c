"""Formulas as papers of economists have them, and sentences with money."""

from __future__ import annotations

UNDERSTOOD = r"""
x^2
\frac{1}{2}\sigma^2 + \sqrt[3]{x}
\sum_{i=1}^{N} w_i x_i
\sum_{\substack{0<i<m \\ 0<j<n}} P(i,j)
\int_0^\infty e^{-\rho t} u(c_t)\,dt
\hat{\beta} = (\mathbf{X}^\top \mathbf{X})^{-1} \mathbf{X}^\top \mathbf{y}
\tilde{y}_t, \dot{k}, \ddot{x}, \vec{v}, \overline{XY}, \widehat{abc}, \widetilde{abc}
\operatorname{Var}(X) = \mathbb{E}[X^2] - (\mathbb{E} X)^2
\max_{c_t} \sum_{t=0}^{\infty} \beta^t u(c_t) \quad \text{s.t.} \quad k_{t+1} = f(k_t) - c_t
\begin{pmatrix} a & b \\ c & d \end{pmatrix}
\begin{bmatrix} a & b \cr c & d \end{bmatrix}
f(x) = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}
\begin{aligned} y &= a + b \\ z &= c \end{aligned}
\begin{align} y_t &= A_t k_t^{\alpha} \\ k_{t+1} &= (1-\delta) k_t + i_t \end{align}
\begin{split} a &= b \\ &= c \end{split}
\begin{multline} a + b \\ + c \end{multline}
\begin{array}{lcr} a & b & c \\ d & e & f \end{array}
E = mc^2 \tag{1}
\text{Trade}_{2024} = 244.8\ \text{USD bn}
t \sim \mathcal{N}(0, \sigma^2)
\left. \frac{df}{dx} \right|_{x=0}
\underbrace{a + b}_{\text{total}} \xrightarrow{\text{policy}} \overset{!}{=} c
\big( \Big[ \bigg\{ x \bigg\} \Big] \big)
\boldsymbol{\beta}, \mathsf{A}, \textbf{b}, \textrm{c}, \mbox{d}, z \! w \: v \; u
\left[\begin{matrix}1 & 2\\3 & 4\end{matrix}\right]
å + é + ж + 中 + \text{średnia, länder}
""".strip().splitlines()

AMOUNTS = ["$5", "$60", "$1.5bn", "$5m", "$", "$bn", "$/t", "US$ 5", "C$ 82", "A$ 7", "R$ 25", "€55", "¥/$", "€/$-rate"]
SENTENCES = [
    "Exports ({}) and imports ({}).",
    "{} ({}; {})",
    "Preise ({}) und Erlöse ({})",
    "Prix ({}) et recettes ({})",
    "Цены ({}) и доходы ({})",
    "from {} to {}",
    "von {} bis {}",
    "de {} à {}",
    "от {} до {}",
]
